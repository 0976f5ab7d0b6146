/* What a program does to the files of one folder, by LD_PRELOAD: each write, truncation, removal, renaming and sync goes
 * into a log in the order in which it was done, with its bytes, so that a power cut can be played at any place of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define NEXT(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static char folder[PATH_MAX];
static int book = -1;

void rec_note(char what, uint64_t file, const char *name, uint64_t where, const void *data, uint64_t size) {
    struct { char what; uint64_t file, where, size; uint32_t name; } __attribute__((packed)) head =
        {what, file, where, size, (uint32_t)strlen(name)};
    int kept = errno;
    NEXT(write)(book, &head, sizeof head);
    NEXT(write)(book, name, head.name);
    if (size) NEXT(write)(book, data, size);
    errno = kept;
}

void rec_start(const char *path, const char *log) {
    book = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
    snprintf(folder, sizeof folder, "%s", path);
}

static const char *within(const char *path) { /* the name below the folder; "" is the folder; NULL is elsewhere */
    size_t length = strlen(folder);
    if (!length || strncmp(path, folder, length) != 0) return NULL;
    return path[length] == '/' ? path + length + 1 : path[length] ? NULL : "";
}

static const char *name_of(int fd, char *path) { /* within the folder; NULL is elsewhere */
    char link[64];
    if (!folder[0] || fd == book) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return NULL;
    path[length] = 0;
    return within(path);
}

static uint64_t file_of(int fd) { /* the inode of a file in the folder; 0 is elsewhere */
    char path[PATH_MAX];
    struct stat is;
    return name_of(fd, path) && fstat(fd, &is) == 0 ? is.st_ino : 0;
}

static int opened(const char *path, int flags, int fd, int existed) {
    struct stat is;
    const char *name = within(path);
    if (fd < 0 || !name || !*name || fstat(fd, &is) != 0) return fd;
    if (!existed) rec_note('C', is.st_ino, name, 0, "", 0);
    else if (flags & O_TRUNC) rec_note('T', is.st_ino, name, 0, "", 0);
    return fd;
}

#define OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...) {                                                      \
        va_list rest;                                                                                 \
        va_start(rest, flags);                                                                        \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                       \
        va_end(rest);                                                                                 \
        int existed = access(path, F_OK) == 0;                                                        \
        return opened(path, flags, NEXT(name)(path, flags, mode), existed);                           \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
    uint64_t file = file_of(fd);
    off_t where = file ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = NEXT(write)(fd, data, size);
    if (file && done > 0) rec_note('W', file, "", where, data, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t where) {
    uint64_t file = file_of(fd);
    ssize_t done = NEXT(pwrite64)(fd, data, size, where);
    if (file && done > 0) rec_note('W', file, "", where, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t where) { return pwrite64(fd, data, size, where); }

#define SYNC(name)                                                                                    \
    int name(int fd) {                                                                                \
        char path[PATH_MAX];                                                                          \
        struct stat is;                                                                               \
        const char *synced = name_of(fd, path);                                                       \
        int done = NEXT(name)(fd);                                                                    \
        if (!synced || done != 0 || fstat(fd, &is) != 0) return done;                                 \
        if (S_ISDIR(is.st_mode)) rec_note('D', 0, synced, 0, "", 0);                                  \
        else rec_note('S', is.st_ino, "", 0, "", 0);                                                  \
        return done;                                                                                  \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, type)                                                                          \
    int name(int fd, type size) {                                                                     \
        uint64_t file = file_of(fd);                                                                  \
        int done = NEXT(name)(fd, size);                                                              \
        if (file && done == 0) rec_note('T', file, "", size, "", 0);                                      \
        return done;                                                                                  \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int unlink(const char *path) {
    const char *name = within(path);
    int done = NEXT(unlink)(path);
    if (name && done == 0) rec_note('U', 0, name, 0, "", 0);
    return done;
}

int rename(const char *from, const char *to) {
    const char *old = within(from), *new = within(to);
    int done = NEXT(rename)(from, to);
    if (old && new && done == 0) rec_note('R', 0, old, 0, new, strlen(new));
    return done;
}
