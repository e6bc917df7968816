import { Chip, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { MovableVersion } from '../../../../server/contract/migration-proposal.ts';
import { Moment } from '../../components/Moment.tsx';
import { useText } from '../../i18n/useText.ts';

/** The versions of a process and how many cases run by each. */
export function VersionTable({ versions }: { readonly versions: readonly MovableVersion[] }) {
  const text = useText();
  return (
    <Table size="small" aria-label={text('migrations.versions')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('migrations.versions')}</TableCell>
          <TableCell>{text('migrations.installed')}</TableCell>
          <TableCell>{text('migrations.running')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map(({ version, installedAt, inForce, running }) => (
          <TableRow key={version}>
            <TableCell component="th" scope="row">
              {text('migrations.version', { version })}{' '}
              {inForce && <Chip size="small" color="success" variant="outlined" label={text('migrations.in_force')} />}
            </TableCell>
            <TableCell>
              <Moment at={installedAt} />
            </TableCell>
            <TableCell>{running}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
