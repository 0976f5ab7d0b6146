/* Faults of the disk, by LD_PRELOAD: the n-th write, sync, truncation, removal or renaming of a file below one folder
 * fails, is torn or is the process's last. Everything else passes through. Also keeps which files await their fsync. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, TORN, ONCE, STICKY };

static char folder[PATH_MAX];
static long at, seen;
static int mode, fault;
static struct { char path[PATH_MAX]; int dirty; } files[32];

void fs_arm(const char *path, long n, int how, int error) {
    snprintf(folder, sizeof folder, "%s", path);
    at = n, seen = 0, mode = how, fault = error;
    memset(files, 0, sizeof files);
}

void fs_disarm(void) { folder[0] = 0; }
long fs_seen(void) { return seen; }

int fs_unsynced(const char *name) {
    for (int i = 0; i < 32; i++)
        if (files[i].dirty && strcmp(strrchr(files[i].path, '/') + 1, name) == 0) return 1;
    return 0;
}

static int ours(const char *path) { return folder[0] && strncmp(path, folder, strlen(folder)) == 0; }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return ours(path);
}

static void note(const char *path, int dirty) {
    for (int i = 0; i < 32; i++)
        if (!files[i].path[0] || strcmp(files[i].path, path) == 0) {
            snprintf(files[i].path, PATH_MAX, "%s", path);
            files[i].dirty = dirty;
            return;
        }
}

static int trips(void) {
    seen++;
    if (mode == COUNT || seen < at || (seen > at && mode != STICKY)) return 0;
    if (mode == KILL) kill(getpid(), SIGKILL);
    return 1;
}

#define NEXT(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define FAIL() do { errno = fault; return -1; } while (0)

ssize_t write(int fd, const void *data, size_t size) {
    char path[PATH_MAX];
    if (!path_of(fd, path)) return NEXT(write)(fd, data, size);
    if (trips()) {
        if (mode != TORN) FAIL();
        NEXT(write)(fd, data, size / 2);
        kill(getpid(), SIGKILL);
    }
    note(path, 1);
    return NEXT(write)(fd, data, size);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t where) {
    char path[PATH_MAX];
    if (!path_of(fd, path)) return NEXT(pwrite64)(fd, data, size, where);
    if (trips()) {
        if (mode != TORN) FAIL();
        NEXT(pwrite64)(fd, data, size / 2, where);
        kill(getpid(), SIGKILL);
    }
    note(path, 1);
    return NEXT(pwrite64)(fd, data, size, where);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t where) { return pwrite64(fd, data, size, where); }

#define SYNC(name)                                                   \
    int name(int fd) {                                               \
        char path[PATH_MAX];                                         \
        if (!path_of(fd, path)) return NEXT(name)(fd);               \
        if (trips()) {                                               \
            if (mode == TORN) kill(getpid(), SIGKILL);               \
            FAIL();                                                  \
        }                                                            \
        note(path, 0);                                               \
        return NEXT(name)(fd);                                       \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type)                                         \
    int name(int fd, type size) {                                    \
        char path[PATH_MAX];                                         \
        if (path_of(fd, path) && trips()) {                          \
            if (mode == TORN) kill(getpid(), SIGKILL);               \
            FAIL();                                                  \
        }                                                            \
        return NEXT(name)(fd, size);                                 \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    if (ours(path) && trips()) {
        if (mode == TORN) kill(getpid(), SIGKILL);
        FAIL();
    }
    return NEXT(unlink)(path);
}

int rename(const char *from, const char *to) {
    if (ours(to) && trips()) {
        if (mode == TORN) kill(getpid(), SIGKILL);
        FAIL();
    }
    for (int i = 0; i < 32 && ours(to); i++)
        if (strcmp(files[i].path, from) == 0) note(to, files[i].dirty);
    return NEXT(rename)(from, to);
}
