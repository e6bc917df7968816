import type { FormSchema } from '../../../rules/schema/form.ts';
import type { TaskForm } from '../../../server/contract/task.ts';

/** The form as the package has it; the server checked it when the package was installed. */
export function schemaOf(form: TaskForm): FormSchema {
  return form.schema as unknown as FormSchema;
}

/** Keys of the texts that articles are looked for by: those whose component says `suggests: articles`. */
export function suggestingKeys(form: TaskForm): readonly string[] {
  return schemaOf(form).components.flatMap((component) =>
    'key' in component && component.properties?.['suggests'] === 'articles' ? [component.key] : [],
  );
}
