import { useText } from '../../i18n/useText.ts';

/** An opinion in words; empty for anything that is none. */
export function useOpinion(): (opinion: unknown) => string {
  const text = useText();
  return (opinion) => (opinion === 'agree' || opinion === 'disagree' ? text(`byHand.opinion.${opinion}`) : '');
}
