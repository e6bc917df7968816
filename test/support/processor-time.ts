/** Milliseconds this process has computed so far: what hangs computes, whatever else the machine does meanwhile. */
export function processorTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
