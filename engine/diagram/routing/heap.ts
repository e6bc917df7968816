/** A priority queue of numbers: the one with the lowest cost comes out first. */
export class Heap {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  push(item: number, cost: number): void {
    let index = this.#items.length;
    this.#items.push(item);
    this.#costs.push(cost);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#costOf(parent) <= cost) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): number | undefined {
    const top = this.#items[0];
    const last = this.#items.length - 1;
    if (last > 0) this.#swap(0, last);
    this.#items.pop();
    this.#costs.pop();
    this.#sink(0);
    return top;
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = this.#costOf(left + 1) < this.#costOf(left) ? left + 1 : left;
      if (this.#costOf(smaller) >= this.#costOf(index)) return;
      this.#swap(index, smaller);
      index = smaller;
    }
  }

  #costOf(index: number): number {
    return this.#costs[index] ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b] ?? 0, this.#items[a] ?? 0];
    [this.#costs[a], this.#costs[b]] = [this.#costs[b] ?? 0, this.#costs[a] ?? 0];
  }
}
