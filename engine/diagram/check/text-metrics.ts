import type { Names } from '../element.ts';
import { hasIcon } from '../node-kind.ts';
import { fitsTask, nameMeetsIcon } from '../text/task-text.ts';
import { count, type Metric, type Picture } from './picture.ts';

/** Task names that do not fit: a word cut inside, or more than four lines. */
export const taskTextEn: Metric = (picture) => misfits(picture, 'en');
export const taskTextZh: Metric = (picture) => misfits(picture, 'zh');

/** Task names of three lines or more whose first lines run into the type icon. */
export const textOverIconEn: Metric = (picture) => overIcon(picture, 'en');
export const textOverIconZh: Metric = (picture) => overIcon(picture, 'zh');

function misfits(picture: Picture, language: keyof Names) {
  return count(
    tasksOf(picture)
      .filter(({ names, box }) => !fitsTask(names[language], box.width))
      .map(({ id }) => [id]),
  );
}

function overIcon(picture: Picture, language: keyof Names) {
  return count(
    tasksOf(picture)
      .filter(({ type, names, box }) => hasIcon(type) && nameMeetsIcon(names[language], box.width, box.height))
      .map(({ id }) => [id]),
  );
}

function tasksOf(picture: Picture) {
  return picture.nodes.filter((node) => node.kind === 'task');
}
