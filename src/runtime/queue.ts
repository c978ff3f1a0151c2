/** Jobs that are done one after another, never two at once, and jobs that come up after a time. */

interface Named {
  readonly type: string;
}

export interface Queue<Job extends Named> {
  add(job: Job): void;
  /** The job that waits next. */
  peek(): Job | undefined;
  /** Takes the next job out of its turn. */
  shift(): Job | undefined;
  has(type: Job['type']): boolean;
  /** Forgets all jobs but those of one type. */
  keepOnly(type: Job['type']): void;
  /** Adds a job after so many ms; asking again starts the time anew. */
  remind(job: Job, after: number): void;
  dispose(): void;
}

export function createQueue<Job extends Named>(take: (job: Job) => Promise<void> | void, failed: (error: unknown) => void): Queue<Job> {
  let jobs: Job[] = [];
  let busy = false;
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const drain = async () => {
    busy = true;
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      try {
        await take(job);
      } catch (error) {
        failed(error);
      }
    }
    busy = false;
  };
  const add = (job: Job) => {
    jobs.push(job);
    if (!busy) void drain();
  };
  return {
    add,
    peek: () => jobs[0],
    shift: () => jobs.shift(),
    has: (type) => jobs.some((job) => job.type === type),
    keepOnly: (type) => void (jobs = jobs.filter((job) => job.type === type)),
    remind(job, after) {
      clearTimeout(timers.get(job.type));
      timers.set(
        job.type,
        setTimeout(() => add(job), after),
      );
    },
    dispose() {
      jobs = [];
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
