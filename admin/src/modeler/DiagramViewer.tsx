import FitIcon from '@mui/icons-material/FitScreenOutlined';
import ZoomInIcon from '@mui/icons-material/ZoomIn';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import { Alert, Box, IconButton, Stack, Tooltip } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Waiting } from '../components/Waiting.tsx';
import { useLanguage } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import type { Marks } from './marks.ts';
import type { OpenedDiagram } from './openDiagram.ts';

interface Props {
  readonly xml: string;
  readonly label: string;
  readonly marks: Marks;
  readonly selected: string | null;
  readonly onSelect: (elementId: string | null) => void;
  /** A further tool, e.g. to give the drawing more room. */
  readonly tool?: ReactNode;
  /** Height of the drawing, CSS. */
  readonly height: number | string;
}

/** A model as drawn, with tokens and the path taken. The tools stand above the paper, never on it: the mark stays free. */
export function DiagramViewer({ xml, label, marks, selected, onSelect, tool: further, height }: Props) {
  const text = useText();
  const language = useLanguage();
  const paper = useRef<HTMLDivElement>(null);
  const latest = useRef(onSelect);
  latest.current = onSelect;
  const [diagram, setDiagram] = useState<OpenedDiagram | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const container = paper.current;
    if (container === null) return;
    let gone = false;
    let opened: OpenedDiagram | null = null;
    const open = async () => {
      const { openDiagram } = await import('./openDiagram.ts');
      if (gone) return;
      opened = await openDiagram({ container, xml, language, onSelect: (id) => latest.current(id) });
      if (gone) return opened.close();
      setDiagram(opened);
    };
    setFailed(false);
    open().catch(() => gone || setFailed(true));
    return () => {
      gone = true;
      opened?.close();
      setDiagram(null);
    };
  }, [xml, language]);

  useEffect(
    () =>
      diagram?.mark(marks, {
        token: (count) => text('diagram.here_count', { count }),
        byHand: text('diagram.by_hand'),
      }),
    [diagram, marks, text],
  );
  useEffect(() => diagram?.select(selected), [diagram, selected]);

  const tools = [
    { label: text('diagram.fit'), icon: <FitIcon />, act: diagram?.fit },
    { label: text('diagram.zoom_in'), icon: <ZoomInIcon />, act: () => diagram?.zoom(1.25) },
    { label: text('diagram.zoom_out'), icon: <ZoomOutIcon />, act: () => diagram?.zoom(0.8) },
  ];
  return (
    <Box sx={{ minWidth: 0 }}>
      <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
        {further}
        {tools.map((tool) => (
          <Tooltip key={tool.label} title={tool.label}>
            <span>
              <IconButton aria-label={tool.label} disabled={diagram === null} onClick={tool.act}>
                {tool.icon}
              </IconButton>
            </span>
          </Tooltip>
        ))}
      </Stack>
      {failed && <Alert severity="warning">{text('diagram.failed')}</Alert>}
      {!failed && diagram === null && <Waiting rows={3} />}
      <Box
        ref={paper}
        role="group"
        aria-label={text('diagram.label', { name: label })}
        className="praxis-diagram"
        sx={{ height, border: 1, borderColor: 'divider', display: failed ? 'none' : undefined }}
      />
    </Box>
  );
}
