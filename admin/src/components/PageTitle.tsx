import { useEffect } from 'react';
import { Title } from 'react-admin';

/** Names the page in the window title and the app bar. The heading of the page itself is its own h1. */
export function PageTitle({ title }: { readonly title: string }) {
  useEffect(() => {
    document.title = `${title} · Praxis 知行`;
  }, [title]);
  return <Title title={title} preferenceKey={false} />;
}
