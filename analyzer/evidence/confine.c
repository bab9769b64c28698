/* Landlock and seccomp by their system calls; there is no library for the former. */
#include "analyzer/evidence/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define LOADER "/lib64/ld-linux-x86-64.so.2"
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define LOADER "/lib/ld-linux-aarch64.so.1"
#endif

#ifndef ARCHITECTURE

bool confine_is_possible(struct text *why)
{
    *why = TEXT("system calls of this processor are not known");
    return false;
}

const char *confine_self(const struct confine_paths *paths)
{
    (void)paths;
    return "system calls of this processor are not known";
}

#else

/* ---- files ---- */

/* All rights of the first version, which every kernel with Landlock has. */
enum { EVERY_RIGHT = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1 };
enum { READING = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };

static int landlock_version(void)
{
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* False only where the kernel refuses; a path that is not there grants nothing. */
static bool allow(int ruleset, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = rights};
    struct stat status;
    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return true;
    if (fstat(rule.parent_fd, &status) == 0 && !S_ISDIR(status.st_mode))
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
    bool ok = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(rule.parent_fd);
    return ok;
}

static bool confine_files(const struct confine_paths *paths)
{
    struct landlock_ruleset_attr handled = {.handled_access_fs = EVERY_RIGHT};
    int ruleset =
        (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
    if (ruleset < 0)
        return false;
    bool ok = allow(ruleset, paths->interpreter, READING | LANDLOCK_ACCESS_FS_EXECUTE) &&
              allow(ruleset, LOADER, READING | LANDLOCK_ACCESS_FS_EXECUTE) &&
              allow(ruleset, "/dev/null", READING | LANDLOCK_ACCESS_FS_WRITE_FILE);
    for (const char *const *path = paths->readable; ok && *path; path++)
        ok = allow(ruleset, *path, READING);
    ok = ok && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return ok;
}

/* ---- system calls ---- */

/* Refused: the network, other processes, what Landlock does not cover, what outlives the run. */
static const uint32_t refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_recvfrom,
    SYS_kill,
    SYS_tkill,
    SYS_tgkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_pidfd_send_signal,
    SYS_setpgid,
    SYS_setsid,
    SYS_setpriority,
    SYS_ioprio_set,
    SYS_sched_setparam,
    SYS_sched_setscheduler,
    SYS_sched_setaffinity,
    SYS_sched_setattr,
    SYS_truncate,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_fsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
    SYS_fremovexattr,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_unshare,
    SYS_setns,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    SYS_quotactl,
    SYS_swapon,
    SYS_swapoff,
    SYS_acct,
    SYS_reboot,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_clock_adjtime,
    SYS_adjtimex,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_personality,
    SYS_shmget,
    SYS_shmat,
    SYS_shmctl,
    SYS_semget,
    SYS_semop,
    SYS_semtimedop,
    SYS_semctl,
    SYS_msgget,
    SYS_msgsnd,
    SYS_msgrcv,
    SYS_msgctl,
    SYS_mq_open,
    SYS_mq_unlink,
    SYS_syslog,
    SYS_inotify_init1,
    SYS_fanotify_init,
    SYS_vhangup,
#ifdef __x86_64__
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
    SYS_iopl,
    SYS_ioperm,
    SYS_modify_ldt,
    SYS_inotify_init,
#endif
};

/* Calls that are younger than the headers that this is built with; numbers are the same on all. */
enum { CALL_CLONE3 = 435, CALL_FCHMODAT2 = 452, LAST_KNOWN_CALL = 456 };

struct filter {
    struct sock_filter items[512];
    uint16_t count;
};

static void add(struct filter *f, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
    f->items[f->count++] = (struct sock_filter){code, yes, no, k};
}

static void load(struct filter *f, size_t offset)
{
    add(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

/* `if (loaded == k) return result;` */
static void answer(struct filter *f, uint32_t k, uint32_t result)
{
    add(f, BPF_JMP | BPF_JEQ | BPF_K, k, 0, 1);
    add(f, BPF_RET | BPF_K, result, 0, 0);
}

/* Its own limits only: those of another process are not for it to change. */
static void add_limits(struct filter *f)
{
    add(f, BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 4);
    load(f, offsetof(struct seccomp_data, args[0]));
    answer(f, 0, SECCOMP_RET_ALLOW);
    add(f, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM, 0, 0);
}

static void make_filter(struct filter *f)
{
    f->count = 0;
    load(f, offsetof(struct seccomp_data, arch));
    add(f, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    add(f, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0);
    load(f, offsetof(struct seccomp_data, nr));
    answer(f, CALL_CLONE3, SECCOMP_RET_ERRNO | ENOSYS);
    answer(f, CALL_FCHMODAT2, SECCOMP_RET_ERRNO | EPERM);
    add(f, BPF_JMP | BPF_JGT | BPF_K, LAST_KNOWN_CALL, 0, 1); /* also those of other ABIs */
    add(f, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS, 0, 0);
    for (size_t i = 0; i < ARRAY_LENGTH(refused); i++)
        answer(f, refused[i], SECCOMP_RET_ERRNO | EPERM);
    add(f, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
    load(f, offsetof(struct seccomp_data, args[0]));
    add(f, BPF_JMP | BPF_JSET | BPF_K, 0x7e020000, 0, 1); /* no new namespaces */
    add(f, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM, 0, 0);
    add(f, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
    add_limits(f);
    add(f, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
}

static bool confine_calls(void)
{
    struct filter filter;
    make_filter(&filter);
    struct sock_fprog program = {filter.count, filter.items};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

/* ---- the whole ---- */

bool confine_is_possible(struct text *why)
{
    uint32_t action = SECCOMP_RET_ERRNO;
    *why = TEXT("");
    if (landlock_version() < 1)
        *why = TEXT("the kernel has no Landlock");
    else if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0)
        *why = TEXT("the kernel has no seccomp filters");
    return why->size == 0;
}

const char *confine_self(const struct confine_paths *paths)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return "privileges cannot be renounced";
    if (!confine_files(paths))
        return "Landlock refuses";
    return confine_calls() ? NULL : "seccomp refuses";
}

#endif
