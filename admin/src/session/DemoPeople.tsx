import { Avatar, Card, List, ListItem, ListItemAvatar, ListItemButton, ListItemText, Typography } from '@mui/material';
import type { SignInOptions } from '../../../server/contract/session.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useSignIn } from './useSignIn.ts';

/** One click signs in. The server offers people in demo mode only. */
export function DemoPeople({ people }: { readonly people: SignInOptions['people'] }) {
  const text = useText();
  const localized = useLocalized();
  const { signIn, isPending, error } = useSignIn();
  return (
    <Card component="section" aria-labelledby="demo-people" sx={{ p: 3, pb: 1, width: { xs: '100%', md: 520 } }}>
      <Typography variant="h2" id="demo-people">
        {text('session.demo_title')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text('session.demo_hint')}
      </Typography>
      {error && <ProblemNotice error={error} />}
      <List
        dense
        sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' }, mx: -2 }}
      >
        {people.map((person) => (
          <ListItem key={person.account} disablePadding>
            <ListItemButton
              disabled={isPending}
              onClick={() => signIn({ demoAccount: person.account })}
              sx={{ borderRadius: 1 }}
            >
              <ListItemAvatar sx={{ minWidth: 44 }}>
                <Avatar
                  sx={{
                    width: 30,
                    height: 30,
                    fontSize: '0.8rem',
                    bgcolor: 'primary.main',
                    color: 'primary.contrastText',
                  }}
                >
                  {initial(localized(person.name))}
                </Avatar>
              </ListItemAvatar>
              <ListItemText
                primary={localized(person.name)}
                secondary={person.roles.map(localized).join(', ')}
                slotProps={{ secondary: { noWrap: true, title: person.roles.map(localized).join(', ') } }}
              />
            </ListItemButton>
          </ListItem>
        ))}
      </List>
    </Card>
  );
}

function initial(name: string): string {
  return Array.from(name)[0]?.toUpperCase() ?? '';
}
