import MoreIcon from '@mui/icons-material/MoreHoriz';
import { Box, Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import type { OperationOffer } from '../../../../server/contract/operation-offer.ts';
import { useText } from '../../i18n/useText.ts';
import { TaskOperationDialog } from './TaskOperationDialog.tsx';
import { useWhy } from './useWhy.ts';

interface Props {
  readonly taskId: string;
  readonly offers: readonly OperationOffer[];
}

/** What else may be done with a task; what may not now says why. Nothing where nothing is the reader's to do. */
export function MoreMenu({ taskId, offers }: Props) {
  const text = useText();
  const why = useWhy();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<OperationOffer | null>(null);
  if (offers.length === 0) return null;
  return (
    <>
      <Button
        size="medium"
        endIcon={<MoreIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text('byHand.more')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {offers.map((offer) => (
          <MenuItem
            key={offer.operation}
            disabled={offer.refusal !== null}
            onClick={() => {
              setAnchor(null);
              setAsked(offer);
            }}
            sx={{ '&.Mui-disabled': { opacity: 1, color: 'text.secondary' } }}
          >
            <ListItemText
              primary={text(`byHand.name.${offer.operation}`)}
              secondary={
                offer.refusal === null ? undefined : (
                  <Box component="span" sx={{ whiteSpace: 'normal' }}>
                    {why(offer.refusal)}
                  </Box>
                )
              }
            />
          </MenuItem>
        ))}
      </Menu>
      {asked && <TaskOperationDialog taskId={taskId} offer={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
