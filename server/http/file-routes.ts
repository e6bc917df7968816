import type { z } from 'zod';
import type { Endpoint } from '../contract/endpoint.ts';
import { BadRequest } from '../errors.ts';
import type { FileAnswer } from './file-answer.ts';
import { type ArrivingFile, type Call, type MountedRoute, signedIn } from './route.ts';

/** As `route`, for endpoints whose body is a file. */
export function uploadRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  handle: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>> & { readonly upload: ArrivingFile },
  ) => Promise<z.input<A>>,
): MountedRoute {
  return {
    endpoint,
    answer: async (call) => {
      const { upload } = call;
      if (upload === null) throw new BadRequest('body', 'required', 'the body must be a file');
      return { body: await handle({ ...signedIn<P, Q, B>(call), upload }) };
    },
  };
}

/** As `route`, for endpoints that answer a file. */
export function downloadRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<FileAnswer>,
): MountedRoute {
  return {
    endpoint,
    answer: async (call) => ({ body: null, file: await handle(signedIn<P, Q, B>(call)) }),
  };
}
