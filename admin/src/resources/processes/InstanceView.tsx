import WideIcon from '@mui/icons-material/WidthFullOutlined';
import { Box, Button, Stack, ToggleButton, Tooltip } from '@mui/material';
import { useMemo, useState } from 'react';
import { useStore } from 'react-admin';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { DiagramViewer } from '../../modeler/DiagramViewer.tsx';
import { laneNames } from '../../modeler/laneNames.ts';
import { marksOf, pastMarksOf } from '../../modeler/marks.ts';
import { OutlineTable } from '../../modeler/OutlineTable.tsx';
import { useElementTimes } from '../../modeler/useElementTimes.ts';
import { RunMenu } from '../by-hand/RunMenu.tsx';
import { StallNotices } from './StallNotices.tsx';
import { StretchChoice } from './StretchChoice.tsx';
import { useModel } from './useModel.ts';
import { useProcessInstance } from './useProcessInstance.ts';

interface Props {
  readonly instanceId: string;
  readonly selected: string | null;
  readonly onSelect: (elementId: string | null) => void;
  /** Shows another run: one that is called, or the caller. */
  readonly onOpenRun: (instanceId: string) => void;
  readonly stacked?: boolean;
}

/** One run live: the drawing it runs by, its tokens and path, and the same in words beside it. */
export function InstanceView({ instanceId, selected, onSelect, onOpenRun, stacked = false }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { data: instance, error, refetch } = useProcessInstance(instanceId);
  const [chosen, setChosen] = useState<number | null>(null);
  const last = (instance?.stretches.length ?? 1) - 1;
  const stretch = chosen === null || chosen >= last ? undefined : instance?.stretches[chosen];
  const { data: model, error: modelError } = useModel(instance?.processId, stretch?.version ?? instance?.version);
  const times = useElementTimes(instanceId);
  const [wide, setWide] = useStore('diagram.wide', false);
  const marks = useMemo(
    () => (stretch ? pastMarksOf(stretch) : instance ? marksOf(instance) : null),
    [instance, stretch],
  );
  const lanes = useMemo(() => laneNames(model?.xml ?? ''), [model]);
  if (error) return <ProblemNotice error={error} retry={refetch} />;
  if (modelError) return <ProblemNotice error={modelError} />;
  if (!instance || !model || !marks) return <Waiting />;
  const called = selected === null ? undefined : marks.calls[selected];
  const select = (elementId: string | null) => {
    const target = elementId === null ? undefined : marks.calls[elementId];
    if (target !== undefined && elementId === selected) onOpenRun(target);
    else onSelect(elementId);
  };
  return (
    <Stack spacing={1}>
      <StallNotices instance={instance} />
      <StretchChoice stretches={instance.stretches} shown={stretch ? (chosen ?? last) : last} onShow={setChosen} />
      {!stretch && <RunMenu instance={instance} selected={selected} />}
      <Box sx={stacked || wide ? {} : sideBySide}>
        <DiagramViewer
          xml={model.xml}
          label={localized(model.name)}
          marks={marks}
          selected={selected}
          onSelect={select}
          height={stacked ? 260 : wide ? 'max(480px, calc(100vh - 230px))' : 560}
          tool={
            stacked ? undefined : (
              <Tooltip title={text('diagram.wide')}>
                <ToggleButton
                  value="wide"
                  size="small"
                  selected={wide}
                  onChange={() => setWide(!wide)}
                  aria-label={text('diagram.wide')}
                  sx={{ border: 0, p: 0.5 }}
                >
                  <WideIcon />
                </ToggleButton>
              </Tooltip>
            )
          }
        />
        <Box sx={{ minWidth: 0, maxHeight: stacked || wide ? 'none' : 594, overflowY: 'auto' }}>
          {called !== undefined && (
            <Button variant="outlined" onClick={() => onOpenRun(called)} sx={{ mb: 1 }}>
              {text('diagram.open_called')}
            </Button>
          )}
          <OutlineTable
            lines={model.outline}
            lanes={lanes}
            marks={marks}
            times={times}
            selected={selected}
            onSelect={onSelect}
          />
        </Box>
      </Box>
    </Stack>
  );
}

const sideBySide = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(360px, 30%)' },
};
