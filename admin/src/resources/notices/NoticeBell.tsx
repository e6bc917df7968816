import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton, Tooltip } from '@mui/material';
import { Link } from 'react-router-dom';
import { useText } from '../../i18n/useText.ts';
import { useUnreadCount } from './useNotices.ts';

/** The way to the notices; says how many are unread. */
export function NoticeBell() {
  const text = useText();
  const count = useUnreadCount();
  const shown = count > 99 ? '99+' : String(count);
  const label = count === 0 ? text('notices.title') : text('notices.bell', { count: shown });
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" component={Link} to="/notifications" aria-label={label}>
        {count === 0 ? (
          <BellIcon />
        ) : (
          <Badge badgeContent={shown} color="primary">
            <BellIcon />
          </Badge>
        )}
      </IconButton>
    </Tooltip>
  );
}
