import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with the engine of a batch: packages, a database elsewhere, what it answers. */
export const ENGINE_PROBLEMS: Readonly<Record<string, LocalText>> = {
  engine_not_installed: {
    zh: '没有安装“{value}”计算引擎所需的软件包。请执行 npm ci,或改用 memory。',
    en: 'The packages of the engine “{value}” are not installed. Run npm ci, or use memory.',
  },
  engine_failed: {
    zh: '计算引擎出错,未给出结果:{because}。已做成的用地保留,可改用 memory 接着做。',
    en: 'The engine failed and gave no answer: {because}. Sites done so far are kept; memory can go on from there.',
  },
  database_url_malformed: {
    zh: '数据库地址写法不对。应为 postgis:postgresql://用户@主机:端口/库名;密码可放在环境变量 PGPASSWORD 或 ~/.pgpass。',
    en: 'The address of the database is not one. It reads postgis:postgresql://user@host:port/database; a password can stand in PGPASSWORD or ~/.pgpass.',
  },
  database_unreachable: {
    zh: '连不上数据库 {value}：{because}。请核对地址、账号、密码,以及服务器是否允许从本机连接。',
    en: 'The database {value} cannot be reached: {because}. Check address, user and password, and whether the server lets this machine in.',
  },
  database_without_postgis: {
    zh: '数据库“{database}”没有 PostGIS。请管理员在该库执行 CREATE EXTENSION postgis。',
    en: 'The database “{database}” has no PostGIS. Have an administrator run CREATE EXTENSION postgis in it.',
  },
  database_too_old: {
    zh: '服务器的 {value} 太旧,须 {needed} 以上。',
    en: 'The server has {value}, which is too old; it takes {needed} or later.',
  },
  database_schema_taken: {
    zh: '数据库里已有别人建的模式“{value}”,没有动它。请换一个库,或改名后再来。',
    en: 'The database has a schema “{value}” that somebody else made; it was not touched. Use another database, or rename it.',
  },
  database_forbidden: {
    zh: '数据库账号权限不够:{because}。须能在该库新建模式(GRANT CREATE ON DATABASE)。',
    en: 'The user of the database may not do this: {because}. It has to be allowed to create schemas there (GRANT CREATE ON DATABASE).',
  },
  database_lost: {
    zh: '与数据库的连接断了:{because}。已做成的用地保留,恢复后用同一条命令接着做,或改用 memory。',
    en: 'The connection to the database was lost: {because}. Sites done so far are kept; the same command goes on once it is back, or with memory.',
  },
};
