import type { SendMessageService } from '../features/message/send-message.service.ts';
import type { StartProcessService } from '../features/process-instance/start-process.service.ts';
import type { RecordService } from '../features/record/record.service.ts';
import type { TaskService } from '../features/task/task.service.ts';

/** What people and systems can do with processes: the API, the command line and the benches call the same. */
export interface UseCases {
  readonly starts: StartProcessService;
  readonly tasks: TaskService;
  readonly records: RecordService;
  readonly messages: SendMessageService;
}
