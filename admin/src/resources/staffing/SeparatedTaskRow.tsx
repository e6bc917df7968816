import NobodyIcon from '@mui/icons-material/ErrorOutlined';
import StandInIcon from '@mui/icons-material/SwapHorizOutlined';
import EnoughIcon from '@mui/icons-material/TaskAltOutlined';
import { Box, Link, TableCell, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { SeparatedTaskStaffing } from '../../../../server/contract/staffing.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

const icons = { enough: EnoughIcon, 'stand-in': StandInIcon, nobody: NobodyIcon };

/** A task that rules keep people away from, and who is left in the worst case. */
export function SeparatedTaskRow({ task }: { readonly task: SeparatedTaskStaffing }) {
  const text = useText();
  const localized = useLocalized();
  const { processId, processName, modelId, name, role, rules, own, standIns, state } = task;
  const Icon = icons[state];
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Link component={RouterLink} to={`/processes/${processId}/model/${modelId}`}>
          {localized(name)}
        </Link>
      </TableCell>
      <TableCell>{localized(processName)}</TableCell>
      <TableCell>{localized(role.name)}</TableCell>
      <TableCell>
        {rules.map((rule) => (
          <div key={rule.id}>
            {rule.id} {localized(rule.name)}
          </div>
        ))}
      </TableCell>
      <TableCell align="right">{own}</TableCell>
      <TableCell align="right">{standIns}</TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
          <Icon fontSize="small" color={state === 'nobody' ? 'error' : state === 'enough' ? 'success' : 'warning'} />
          {text(`staffing.states.${state === 'stand-in' ? 'stand_in' : state}`)}
        </Box>
      </TableCell>
    </TableRow>
  );
}
