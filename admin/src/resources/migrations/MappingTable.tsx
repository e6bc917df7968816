import {
  Box,
  FormControlLabel,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import type { MigrationProposal } from '../../../../server/contract/migration-proposal.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { MappingRow } from './MappingRow.tsx';
import { type Choices, targetOf } from './plan.ts';

interface Props {
  readonly proposal: MigrationProposal;
  readonly choices: Choices;
  readonly onChoose: (model: string, elementId: string, to: string | null) => void;
}

type Model = MigrationProposal['models'][number];

/** What stands for what, model by model: found by itself, or chosen here. */
export function MappingTable({ proposal, choices, onChoose }: Props) {
  const text = useText();
  const [onlyOpen, setOnlyOpen] = useState(true);
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text('migrations.mapping_hint')}
      </Typography>
      <FormControlLabel
        control={<Switch size="small" checked={onlyOpen} onChange={() => setOnlyOpen(!onlyOpen)} />}
        label={text('migrations.only_open')}
      />
      {proposal.models.map((model) => (
        <ModelTable key={model.id} model={model} {...{ choices, onChoose, onlyOpen }} />
      ))}
    </>
  );
}

function ModelTable({
  model,
  choices,
  onChoose,
  onlyOpen,
}: Omit<Props, 'proposal'> & { readonly model: Model; readonly onlyOpen: boolean }) {
  const text = useText();
  const localized = useLocalized();
  const name = localized(model.name);
  // What was chosen stays in view, also once it needs no look any more.
  const shown = model.elements.filter(
    (element) => !onlyOpen || element.to === null || choices[model.id]?.[element.elementId] !== undefined,
  );
  return (
    <Box component="section" aria-label={name} sx={{ mt: 1.5 }}>
      <Typography variant="h3" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
        {name}
      </Typography>
      {model.gone && <Typography variant="body2">{text('migrations.model_gone')}</Typography>}
      {!model.gone && shown.length === 0 && <EmptyState sentence={text('migrations.none_open')} />}
      {!model.gone && shown.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label={name}>
            <TableHead>
              <TableRow>
                {(['element', 'waiting', 'becomes', 'how'] as const).map((column) => (
                  <TableCell key={column}>{text(`migrations.${column}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((element) => (
                <MappingRow
                  key={element.elementId}
                  element={element}
                  targets={model.targets}
                  target={targetOf(model.id, element, choices)}
                  onChoose={(to) => onChoose(model.id, element.elementId, to)}
                />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Box>
  );
}
