import { playStories } from './play-stories.ts';

playStories('sqlite', { of: 1, index: 0 });
