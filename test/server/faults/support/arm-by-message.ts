import { armFaults, parseFaults } from '../../../../server/fault.ts';

/** Loaded before the program: the test that started it says where it fails next. */
process.on('message', (faults: string) => {
  armFaults(faults === '' ? [] : parseFaults(faults));
  process.send?.('armed');
});
process.channel?.unref();
