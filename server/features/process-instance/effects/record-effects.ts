import type { EffectHandler } from './effect-handler.ts';

/** A step may write only when a record is bound; the engine offers none otherwise. */
export const writeRecord: EffectHandler<'write-record'> = ({ fields }, instance) => {
  instance.record?.write(fields);
};

export const setStatus: EffectHandler<'set-status'> = ({ status }, instance, run) => {
  instance.record?.setStatus(status, run.now);
};

export const setStage: EffectHandler<'set-stage'> = ({ stage }, instance) => {
  instance.record?.setStage(stage);
};

export const watchRecord: EffectHandler<'watch-record'> = ({ watching }, instance) => {
  instance.watching = watching;
};
