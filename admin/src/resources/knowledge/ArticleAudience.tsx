import { Chip } from '@mui/material';
import type { Article } from '../../../../server/contract/knowledge.ts';
import { useText } from '../../i18n/useText.ts';

/** Marks an article that must not be sent to a requester. */
export function ArticleAudience({ article }: { readonly article: Article }) {
  const text = useText();
  return article.forEveryone ? null : <Chip size="small" variant="outlined" label={text('knowledge.internal')} />;
}
