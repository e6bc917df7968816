import { playStories } from './play-stories.ts';

playStories('postgres', { of: 2, index: 0 });
