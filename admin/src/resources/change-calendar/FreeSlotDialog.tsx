import { FormControlLabel, Stack, Switch, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SlotWish } from '../../../../server/contract/change-calendar.ts';
import { ChoicesField } from '../../components/ChoicesField.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useText } from '../../i18n/useText.ts';
import { addDays } from './calendarDays.ts';
import { changeCalendarApi } from './changeCalendarApi.ts';
import { FreeSlotAnswer } from './FreeSlotAnswer.tsx';

interface Props {
  /** The day the search begins with, unless another is chosen. */
  readonly from: string;
  readonly onClose: () => void;
}

const daysAhead = 60;
const count = 5;

/** Looks for windows in which nothing hinders a piece of work, and says why others fall out. */
export function FreeSlotDialog({ from, onClose }: Props) {
  const text = useText();
  const [items, setItems] = useState<readonly string[]>([]);
  const [services, setServices] = useState<readonly string[]>([]);
  const [people, setPeople] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState('120');
  const [day, setDay] = useState(from);
  const [outage, setOutage] = useState(false);
  const search = useMutation({ mutationFn: (wish: SlotWish) => changeCalendarApi.freeSlots(wish) });
  const find = () =>
    search.mutate({
      items: [...items],
      services: [...services],
      implementer: people[0] ?? null,
      outage,
      type: 'normal',
      category: 'technical',
      minutes: Number(minutes),
      from: new Date(`${day}T00:00`).toISOString(),
      to: new Date(`${addDays(day, daysAhead)}T00:00`).toISOString(),
      count,
    });
  return (
    <FormDialog
      title={text('changeCalendar.slots.title')}
      submit={text('changeCalendar.slots.search')}
      leave={text('app.action.close')}
      disabled={search.isPending}
      error={search.error}
      onSubmit={find}
      onClose={onClose}
    >
      <Stack spacing={1.5} sx={{ pt: 1 }}>
        <ChoicesField
          of="configuration-items"
          label={text('changeCalendar.slots.items')}
          values={items}
          onChange={setItems}
        />
        <ChoicesField
          of="services"
          label={text('changeCalendar.slots.services')}
          values={services}
          onChange={setServices}
        />
        <ChoicesField
          of="users"
          label={text('changeCalendar.slots.implementer')}
          values={people}
          onChange={(chosen) => setPeople(chosen.slice(-1))}
        />
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
          <TextField
            type="number"
            label={text('changeCalendar.slots.minutes')}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
            slotProps={{ htmlInput: { min: 15, max: 1440, step: 15 } }}
          />
          <TextField
            type="date"
            label={text('changeCalendar.slots.from')}
            value={day}
            onChange={(event) => event.target.value !== '' && setDay(event.target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </Stack>
        <FormControlLabel
          label={text('changeCalendar.slots.outage')}
          control={<Switch checked={outage} onChange={(_, on) => setOutage(on)} />}
        />
        {search.data && <FreeSlotAnswer found={search.data} days={daysAhead} />}
      </Stack>
    </FormDialog>
  );
}
