import type { Translated } from '../../i18n/translated.ts';
import type { attachments as english } from './messages.en.ts';

/** 表单中的文件与记录的文档。 */
export const attachments: Translated<typeof english> = {
  title: '文档',
  empty: '尚无文件。',
  add: '添加文件',
  add_several: '添加文件',
  rules: '每个文件不超过 %{size}，类型：%{kinds}。也可将文件拖到此处，或粘贴图片。',
  uploading: '正在上传 %{name}',
  remove: '移除 %{name}',
  download: '下载 %{name}',
  too_large: '%{name} 过大：单个文件不超过 %{size}。',
  failed: '未接受 %{name}。%{reason}',
  dismiss: '关闭此提示',
  gone: '文件已不存在，请移除后重新选择。',
  lost: '存储中已找不到此文件，请告知管理员。',
  kept: '已归入记录',
  by: '%{name}，%{at}',
  size: { bytes: '%{n} B', kb: '%{n} kB', mb: '%{n} MB' },
  added: '已添加 %{smart_count} 个文件。',
  removed: '文件已移除。',
  remove_title: '移除文件',
  remove_hint: '文件将被删除；其名称、校验值和您填写的原因会保留在记录的历史中。',
  remove_action: '移除',
  hash: '校验值（SHA-256）%{hash}',
};
