import RegisterIcon from '@mui/icons-material/ListAltOutlined';
import type { RecordTypeView } from '../../../server/contract/record.ts';
import { useLocalized } from '../i18n/useLocalized.ts';
import { MenuGroup } from './MenuGroup.tsx';
import { MenuLink } from './MenuLink.tsx';
import { registerGroups } from './registerGroups.ts';

/** Registers by process; a process with one of them has the link alone. */
export function RegisterMenu({ types }: { readonly types: readonly RecordTypeView[] }) {
  const localized = useLocalized();
  const path = ({ type }: RecordTypeView) => `/records/${type}`;
  return registerGroups(types).map(({ processId, types: ofProcess }) => {
    const links = ofProcess.map((type) => (
      <MenuLink key={type.type} to={path(type)} icon={<RegisterIcon />} label={localized(type.name)} />
    ));
    const [first] = ofProcess;
    return ofProcess.length === 1 || !first ? (
      links
    ) : (
      <MenuGroup key={processId} id={processId} label={localized(first.processName)} paths={ofProcess.map(path)}>
        {links}
      </MenuGroup>
    );
  });
}
