import { useSearchParams } from 'react-router-dom';

/** What a list is narrowed by and which page of it is shown; the address keeps both, so that a link opens the same. */
export function useNarrowedList<Key extends string>(keys: readonly Key[]) {
  const [address, setAddress] = useSearchParams();
  const values = keys.flatMap((key) => (address.get(key) ? [[key, address.get(key)]] : []));
  return {
    page: Number(address.get('page') ?? 1),
    filter: Object.fromEntries(values) as Readonly<Partial<Record<Key, string>>>,
    /** An empty value takes the filter away; another filter begins at the first page. */
    narrow(key: Key | 'page', value: string) {
      setAddress(
        (current) => {
          const next = new URLSearchParams(current);
          if (key !== 'page') next.delete('page');
          if (value === '') next.delete(key);
          else next.set(key, value);
          return next;
        },
        { replace: true },
      );
    },
  };
}
