import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../rules/schema/languages.ts';
import type { SignInOptions } from '../../server/contract/session.ts';
import { findingsOn } from './accessibility.ts';

export interface Look {
  readonly language: Language;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

const results = 'test-results';

/** Nothing on a page of ours takes longer, also on a slow machine. */
const patienceMs = 10_000;

/** How often a text is looked for. */
const lookEveryMs = 30;

/** Somebody in front of the browser. Everything the browser complains about is collected. */
export class Visitor {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;
  readonly #url: string;
  readonly #startLook: string;
  /** Language and theme the page has now. */
  #look: string;

  private constructor(url: string, context: BrowserContext, page: Page, look: string) {
    this.#url = url;
    this.#context = context;
    this.page = page;
    this.#startLook = look;
    this.#look = look;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
  }

  /** Opens a browser window of a person who speaks a language and likes a theme. */
  static async at(url: string, browser: Browser, look: Look): Promise<Visitor> {
    const { language, theme = 'light', width = 1440, height = 900 } = look;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      timezoneId: 'Asia/Shanghai',
    });
    // An empty page has no storage.
    await context.addInitScript(`if (location.protocol !== 'about:') {
      localStorage.setItem('RaStore.locale', '"${language}"');
      localStorage.setItem('RaStore.theme', '"${theme}"');
    }`);
    context.setDefaultTimeout(patienceMs);
    return new Visitor(url, context, await context.newPage(), `${language}-${theme}`);
  }

  async open(path: string): Promise<void> {
    // A page that loads begins with the look the person likes.
    this.#look = this.#startLook;
    await this.page.goto(`${this.#url}${path}`);
    await this.settled();
  }

  /** Signs in by one click on the sign-in page. */
  async signInByClick(name: string): Promise<void> {
    await this.open('/login');
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await this.settled();
  }

  /** Signs in as the sign-in page does, without drawing it, and out before when somebody is; no page of ours is open then. */
  async signInAs(name: string): Promise<void> {
    // An open page would go on asking with the session that has gone.
    await this.page.goto('about:blank');
    await this.#context.clearCookies();
    const { request } = this.#context;
    const options = (await (await request.get(`${this.#url}/api/session/options`)).json()) as SignInOptions;
    const person = options.people.find((each) => Object.values(each.name).includes(name));
    if (!person) throw new Error(`nobody is called "${name}"`);
    const answer = await request.post(`${this.#url}/api/session/demo`, { data: { account: person.account } });
    if (!answer.ok()) throw new Error(`${person.account} cannot sign in: ${await answer.text()}`);
  }

  /**
   * Waits until nothing loads: no placeholder, no form or diagram that is still being drawn. Looked at frame by frame,
   * because Playwright soon looks only twice a second.
   */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('load');
    await this.#becomes(
      `document.querySelector('h1, [role="alert"]') && !document.querySelector('[role="status"][aria-label], [data-state="loading"]')`,
      'shows no heading, or something loads for ever',
    );
    await this.page.evaluate('document.fonts.ready');
  }

  /** Fills a field of a form-js form; text is typed, an option chosen by what it says. */
  async fill(field: string, value: string): Promise<void> {
    await this.page.locator(`.praxis-form [id$="-${field}"]`).first().fill(value);
  }

  /** Fills a field for date and time, written as the browser's language has it. */
  async fillMoment(field: string, date: string, time: string): Promise<void> {
    const box = this.page.locator(`.praxis-form .fjs-form-field-datetime:has([id*="-${field}"])`);
    await box.locator('input.flatpickr-input').fill(date);
    await this.page.keyboard.press('Enter');
    await box.locator('.fjs-timepicker input').fill(time);
    await this.page.keyboard.press('Enter');
  }

  async choose(field: string, option: string): Promise<void> {
    const box = this.page.locator(`.praxis-form .fjs-form-field:has([id*="-${field}"])`).first();
    const radio = box.getByRole('radio', { name: option });
    if ((await radio.count()) > 0) return radio.check();
    await box.locator('.fjs-input-group, .fjs-taglist').first().click();
    await box.locator('.fjs-dropdownlist-item', { hasText: option }).first().click();
  }

  /** Gives files to a field of a form, as the file dialog does, and waits until they are taken. */
  async attach(field: string, ...files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<void> {
    const box = this.page.locator(`.praxis-form .fjs-form-field-filepicker:has([id*="-${field}"])`);
    const chosen = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes }));
    await box.locator('input[type=file]').setInputFiles(chosen);
    for (const { name } of files) await box.getByRole('link', { name }).waitFor();
  }

  /** Opens a task of a queue by the subject of its record. */
  async openTask(queue: 'mine' | 'groups', subject: string): Promise<void> {
    await this.open(`/tasks?queue=${queue}`);
    await this.page.getByRole('link', { name: subject }).click();
    await this.page.locator('.praxis-form[data-state="open"]').waitFor();
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits until a text is on the page, then until what it announced is shown. */
  async sees(text: string): Promise<void> {
    const seen = this.page.getByText(text).first();
    const tooLate = performance.now() + patienceMs;
    // Playwright itself soon looks only twice a second.
    while (!(await seen.isVisible())) {
      if (performance.now() > tooLate) throw new Error(`${this.page.url()} does not show "${text}"`);
      await this.page.waitForTimeout(lookEveryMs);
    }
    await this.settled();
  }

  /** The window as a picture among the results of the run, when somebody wants to look: `PRAXIS_TEST_PICTURES=1`. */
  async picture(name: string): Promise<void> {
    if (process.env['PRAXIS_TEST_PICTURES'] === undefined) return;
    await this.#finishMoving();
    mkdirSync(results, { recursive: true });
    await this.page.screenshot({ path: join(results, `${name}-${this.#look}.png`) });
  }

  /** Changes the theme of the open page, as choosing it in another tab of the browser does, and lets colors change. */
  async changeTheme(theme: 'light' | 'dark'): Promise<void> {
    this.#look = this.#look.replace(/-.*/, `-${theme}`);
    await this.page.evaluate(`localStorage.setItem('RaStore.theme', '"${theme}"');
      dispatchEvent(new StorageEvent('storage', { key: 'RaStore.theme', newValue: '"${theme}"' }))`);
    await this.#becomes(
      `Number(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0]) ${theme === 'dark' ? '<' : '>'} 127`,
      `does not become ${theme}`,
    );
    await this.#finishMoving();
  }

  /**
   * What axe finds in the light theme, then in the dark one; then the page is light again.
   *
   * @param picture name of the pictures of both
   */
  async findingsInBothThemes(picture?: string): Promise<readonly string[]> {
    if (picture !== undefined) await this.picture(picture);
    const light = await this.accessibilityFindings();
    await this.changeTheme('dark');
    if (picture !== undefined) await this.picture(picture);
    // Nothing but colors changes with the theme.
    const dark = await this.accessibilityFindings('colors');
    await this.changeTheme('light');
    return [...light, ...dark.map((finding) => `dark: ${finding}`)];
  }

  /** What axe finds against WCAG 2.1 A and AA: rule and element; of `colors` only whether texts stand out. */
  async accessibilityFindings(of: 'everything' | 'colors' = 'everything'): Promise<readonly string[]> {
    const rules = of === 'colors' ? ['color-contrast'] : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    await this.#finishMoving();
    return findingsOn(this.page, rules);
  }

  /** Whether all of an element is in view with nothing over it, looked at in its middle and near its corners. */
  async seesWhole(selector: string): Promise<boolean> {
    const element = this.page.locator(selector).first();
    await element.scrollIntoViewIfNeeded();
    return this.page.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const parts = [0.1, 0.5, 0.9];
      const points = parts.flatMap((x) => parts.map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
      const seen = points.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
      const style = getComputedStyle(element);
      return seen && right > left && bottom > top && style.visibility === 'visible' && Number(style.opacity) === 1;
    })()`);
  }

  /** Colors in between are nobody's choice: what moves is where it will be; what moves for ever goes on. */
  async #finishMoving(): Promise<void> {
    await this.page.evaluate(`document.getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity).forEach((animation) => animation.finish())`);
  }

  /** Waits, frame by frame, until `condition` holds in the page; the content security policy forbids Playwright's way. */
  async #becomes(condition: string, otherwise: string): Promise<void> {
    await this.page.evaluate(`new Promise((resolve, reject) => {
      const tooLate = performance.now() + ${patienceMs};
      const look = () => {
        if (${condition}) resolve();
        else if (performance.now() > tooLate) reject(new Error(location.pathname + ' ${otherwise}'));
        else requestAnimationFrame(look);
      };
      look();
    })`);
  }

  /** The server forgets the session while a page is open. */
  async loseSession(): Promise<void> {
    await this.#context.clearCookies();
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}
