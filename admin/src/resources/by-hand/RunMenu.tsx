import MoreIcon from '@mui/icons-material/MoreHoriz';
import { Box, Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import type { MovableToken, OperationRefusal } from '../../../../server/contract/operation-offer.ts';
import type { ProcessInstanceDetail } from '../../../../server/contract/process.ts';
import { useText } from '../../i18n/useText.ts';
import { RunOperationDialog } from './RunOperationDialog.tsx';
import { useWhy } from './useWhy.ts';

interface Props {
  readonly instance: ProcessInstanceDetail;
  readonly selected: string | null;
}

const operations = ['move-token', 'skip'] as const;
type RunOperation = (typeof operations)[number];

/** Moves and skips in a run, for whoever answers for its process; why not where no step can be. */
export function RunMenu({ instance, selected }: Props) {
  const text = useText();
  const why = useWhy();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<RunOperation | null>(null);
  if (instance.movable.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
      <Button
        endIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text('byHand.change_run')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {operations.map((operation) => {
          const refusal = refusalOf(operation, instance.movable);
          return (
            <MenuItem
              key={operation}
              disabled={refusal !== null}
              onClick={() => {
                setAnchor(null);
                setAsked(operation);
              }}
              sx={{ '&.Mui-disabled': { opacity: 1, color: 'text.secondary' } }}
            >
              <ListItemText
                primary={text(`byHand.name.${operation}`)}
                secondary={refusal === null ? undefined : why(refusal)}
              />
            </MenuItem>
          );
        })}
      </Menu>
      {asked && (
        <RunOperationDialog
          instanceId={instance.id}
          operation={asked}
          tokens={instance.movable.filter((token) => refusalAt(asked, token) === null)}
          selected={selected}
          onClose={() => setAsked(null)}
        />
      )}
    </Box>
  );
}

function refusalAt(operation: RunOperation, token: MovableToken): OperationRefusal | null {
  return operation === 'skip' ? token.skipRefusal : token.moveRefusal;
}

/** Null when it can be done with one of the tokens at least. */
function refusalOf(operation: RunOperation, tokens: readonly MovableToken[]): OperationRefusal | null {
  const refusals = tokens.map((token) => refusalAt(operation, token));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}
