/** Role that chairs the board, and writes its minutes. */
export const chair = 'change-manager';
