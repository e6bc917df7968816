/** Characters of a text that knowledge is looked for by, at most. Alone here, so that a page that cuts it loads no schema. */
export const longestQuestion = 1000;
