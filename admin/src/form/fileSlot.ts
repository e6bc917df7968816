import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Where a form asks for files, and how to answer. form-js lays the place out; what stands in it is ours. */
export interface FileSlot {
  /** Id of the field on the page. */
  readonly id: string;
  readonly element: HTMLElement;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly several: boolean;
  readonly locked: boolean;
  /** Ids of files. */
  readonly value: readonly string[];
  readonly errors: readonly string[];
  readonly change: (ids: readonly string[]) => void;
}

/** Told of every slot as form-js draws it anew, and of its end. */
export interface SlotWatcher {
  readonly drawn: (slot: FileSlot) => void;
  readonly gone: (id: string) => void;
}

/** What form-js hands to a field. */
interface FieldProps {
  readonly domId: string;
  readonly field: {
    readonly label?: string;
    readonly description?: string;
    readonly multiple?: boolean | string;
    readonly validate?: { readonly required?: boolean };
  };
  readonly value?: unknown;
  readonly errors?: readonly string[];
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly onChange: (change: { readonly value: readonly string[] }) => void;
}

interface FormFields {
  readonly register: (type: string, field: unknown) => void;
}

/** A form-js module that puts an empty place where the form asks for files, and tells the watcher of it. */
export function fileSlots(watcher: SlotWatcher) {
  const slot = (props: FieldProps) => {
    const { domId, field, value, errors = [], disabled = false, readonly = false, onChange } = props;
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (place.current === null) return;
      watcher.drawn({
        id: domId,
        element: place.current,
        label: field.label ?? '',
        description: field.description ?? '',
        required: field.validate?.required === true,
        several: field.multiple !== undefined && field.multiple !== false,
        locked: disabled || readonly,
        value: Array.isArray(value) ? value : [],
        errors,
        change: (ids) => onChange({ value: ids }),
      });
    });
    useEffect(() => () => watcher.gone(domId), [domId]);
    const faulty = errors.length > 0 ? ' fjs-has-errors' : '';
    return h('div', { ref: place, class: `fjs-form-field fjs-form-field-filepicker${faulty}` });
  };
  const config = { type: 'filepicker', keyed: true, label: 'Files', group: 'basic-input', emptyValue: null, create };
  const register = (fields: FormFields) => fields.register('filepicker', Object.assign(slot, { config }));
  register.$inject = ['formFields'];
  return { __init__: ['fileSlots'], fileSlots: ['factory', register] };
}

function create(options: object = {}): object {
  return { ...options };
}
