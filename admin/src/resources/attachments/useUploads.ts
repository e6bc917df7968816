import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';
import { uploadFile } from '../../session/uploadFile.ts';
import { useFileSize } from './useFileSize.ts';

/** A file on its way, or one that was not taken and why. */
export interface PendingUpload {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** A sentence; null while it is on its way. */
  readonly failure: string | null;
}

/** Sends files one after the other; each that is taken is handed on at once, each that is not says why. */
export function useUploads(onTaken: (file: Attachment) => void) {
  const text = useText();
  const size = useFileSize();
  const { readUploadRules } = useDataProvider<PraxisDataProvider>();
  const rules = useQuery({ queryKey: ['upload-rules'], queryFn: readUploadRules, staleTime: Infinity }).data;
  const [pending, setPending] = useState<readonly PendingUpload[]>([]);
  const taken = useRef(onTaken);
  taken.current = onTaken;
  const keys = useRef(0);

  const change = (key: number, next: Partial<PendingUpload>) =>
    setPending((known) => known.map((each) => (each.key === key ? { ...each, ...next } : each)));
  const drop = (key: number) => setPending((known) => known.filter((each) => each.key !== key));

  const sendOne = async (file: File) => {
    keys.current += 1;
    const key = keys.current;
    setPending((known) => [...known, { key, name: file.name, share: 0, failure: null }]);
    if (rules !== undefined && file.size > rules.maxBytes)
      return change(key, { failure: text('attachments.too_large', { name: file.name, size: size(rules.maxBytes) }) });
    try {
      const stored = await uploadFile(file, (share) => change(key, { share }));
      drop(key);
      taken.current(stored);
    } catch (error) {
      const reason = text(`problems.${asProblem(error).code}`);
      change(key, { failure: text('attachments.failed', { name: file.name, reason }) });
    }
  };
  return {
    rules,
    pending,
    dismiss: drop,
    async send(files: readonly File[]) {
      for (const file of files) await sendOne(file);
    },
  };
}
