import type { Translated } from '../i18n/translated.ts';
import type { session as english } from './messages.en.ts';

/** 登录、初始设置与会话。 */
export const session: Translated<typeof english> = {
  title: '登录',
  account: '账号',
  password: '密码',
  show_password: '显示密码',
  hide_password: '隐藏密码',
  caps_lock: '大写锁定已开启。',
  sign_in: '登录',
  forgot: '忘记密码？请联系管理员重置。',
  demo_title: '演示人员',
  demo_hint: '点击即可登录。不同人员看到的任务与可做的操作各不相同。',
  setup_title: '首次启动',
  setup_hint: '创建首位管理员。服务器启动时已打印初始设置令牌。',
  token: '初始设置令牌',
  name: '您的姓名',
  password_rule: '至少 12 个字符',
  set_up: '创建并登录',
  ended_title: '会话已结束',
  ended_hint: '请以%{name}的身份重新登录后继续，您输入的内容没有丢失。',
  other_person: '以其他人员登录',
};
