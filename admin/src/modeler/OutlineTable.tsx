import PassedIcon from '@mui/icons-material/CheckCircleOutlined';
import StalledIcon from '@mui/icons-material/ErrorOutlined';
import ByHandIcon from '@mui/icons-material/PanToolOutlined';
import HereIcon from '@mui/icons-material/RadioButtonChecked';
import NotReachedIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import type { OutlineLine } from '../../../server/contract/process.ts';
import { Moment } from '../components/Moment.tsx';
import { useChoices } from '../components/useChoices.ts';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import type { LaneNames } from './laneNames.ts';
import type { Marks } from './marks.ts';
import type { ElementTimes } from './useElementTimes.ts';

interface Props {
  readonly lines: readonly OutlineLine[];
  readonly lanes: LaneNames;
  readonly marks: Marks;
  /** Null for a model that is only read. */
  readonly times: ElementTimes | null;
  readonly selected: string | null;
  readonly onSelect: (elementId: string) => void;
}

/** The model in words, in reading order: what a screen reader and a printout have instead of the drawing. */
export function OutlineTable({ lines, lanes, marks, times, selected, onSelect }: Props) {
  const text = useText();
  const localized = useLocalized();
  const none = text('app.state.empty_value');
  const roles = useChoices('roles');
  // A model without lanes does not say what its roles are called; a blank keeps the line while their names come.
  const roleName = (role: string) =>
    localized(lanes[role] ?? roles.data?.find(({ value }) => value === role)?.label) ||
    (roles.isPending ? '\u00a0' : role);
  return (
    <TableContainer>
      <Table aria-label={text('diagram.outline')} sx={{ '& td, & th': { px: 1 } }}>
        <TableHead>
          <TableRow>
            <TableCell>{text('diagram.step')}</TableCell>
            {times && <TableCell>{text('diagram.state')}</TableCell>}
            {times && <TableCell>{text('diagram.when')}</TableCell>}
            {times === null && <TableCell>{text('diagram.clause')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => {
            const time = times?.[line.elementId];
            return (
              <TableRow key={line.elementId} selected={line.elementId === selected}>
                <TableCell
                  component="th"
                  scope="row"
                  sx={{ fontWeight: 400, pl: `${8 + line.depth * 14}px !important` }}
                >
                  <Button
                    variant="text"
                    color="inherit"
                    aria-pressed={line.elementId === selected}
                    onClick={() => onSelect(line.elementId)}
                    sx={{ textAlign: 'left', justifyContent: 'flex-start', p: 0.25, minWidth: 0, fontWeight: 500 }}
                  >
                    {localized(line.name)}
                  </Button>
                  {line.role !== null && (
                    <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', px: 0.25 }}>{roleName(line.role)}</Box>
                  )}
                </TableCell>
                {times && (
                  <TableCell>
                    <State id={line.elementId} marks={marks} />
                  </TableCell>
                )}
                {times && (
                  <TableCell>
                    {time ? <Moment at={time.from} /> : none}
                    {time?.to && time.to !== time.from && (
                      <>
                        {' – '}
                        <Moment at={time.to} />
                      </>
                    )}
                  </TableCell>
                )}
                {times === null && <TableCell>{line.clause ?? none}</TableCell>}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** Where it stands, and whether a person put it there. */
function State(props: { readonly id: string; readonly marks: Marks }) {
  const text = useText();
  const { id, marks } = props;
  if (!marks.byHand.has(id)) return <Place {...props} />;
  const isPlaced = marks.stalled.has(id) || marks.tokens[id] !== undefined || marks.travelled[id] !== undefined;
  return (
    <Box sx={{ display: 'grid' }}>
      {isPlaced && <Place {...props} />}
      <Word icon={<ByHandIcon sx={{ color: byHandColor }} />} word={text('diagram.by_hand')} />
    </Box>
  );
}

/** Readable on the paper of both themes. */
const byHandColor = (theme: Theme) => (theme.palette.mode === 'dark' ? '#d9a8f0' : '#7a3d9a');

function Place({ id, marks }: { readonly id: string; readonly marks: Marks }) {
  const text = useText();
  const tokens = marks.tokens[id] ?? 0;
  const passed = marks.travelled[id] ?? 0;
  if (marks.stalled.has(id)) return <Word icon={<StalledIcon color="error" />} word={text('diagram.stalled')} />;
  if (tokens > 0) {
    const now = tokens === 1 ? text('diagram.here') : text('diagram.here_count', { count: tokens });
    const word = marks.past ? text('diagram.stood') : now;
    return <Word icon={<HereIcon color="primary" />} word={word} />;
  }
  if (passed > 0) {
    const word = passed === 1 ? text('diagram.passed') : text('diagram.passed_count', { count: passed });
    return <Word icon={<PassedIcon color="success" />} word={word} />;
  }
  return <Word icon={<NotReachedIcon color="disabled" />} word={text('diagram.not_reached')} quiet />;
}

function Word({
  icon,
  word,
  quiet = false,
}: {
  readonly icon: React.ReactNode;
  readonly word: string;
  readonly quiet?: boolean;
}) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        whiteSpace: 'nowrap',
        color: quiet ? 'text.secondary' : 'text.primary',
        '& svg': { fontSize: 16 },
      }}
    >
      {icon}
      {word}
    </Box>
  );
}
