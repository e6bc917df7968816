/** The same tree of messages in another language: a missing or surplus key does not compile. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>;
};

/** Every path to a message of a tree, e.g. `tasks.claim`. */
export type MessagePath<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${MessagePath<Tree[Key]>}`;
}[keyof Tree & string];
