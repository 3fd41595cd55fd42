/* Lets one call fail, for the tests of the store: the Nth call of a kind on a file whose name holds GUIDE_FAULT_FILE.
   GUIDE_FAULT is like "write:3:28": the kind (open, write, sync), which call of it, and the error number.
   "write:3:28:on" lets every later one fail too, as a disk does that has become full. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;

static int fails(const char *kind, const char *path) {
    const char *fault = getenv("GUIDE_FAULT"), *file = getenv("GUIDE_FAULT_FILE");
    char wanted[16], rest[8] = "";
    int number, error;
    if (!fault || !file || !path || !strstr(path, file)) return 0;
    if (sscanf(fault, "%15[a-z]:%d:%d:%7s", wanted, &number, &error, rest) < 3 || strcmp(kind, wanted)) return 0;
    calls++;
    if (calls != number && !(calls > number && rest[0])) return 0;
    errno = error;
    return 1;
}

static const char *name_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, 4000);
    if (length < 0) return 0;
    path[length] = 0;
    return path;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
        if (fails("open", path)) return -1; \
        return real(path, flags, mode); }
OPENS(open)
OPENS(open64)

#define WRITES(name, offset) \
    ssize_t name(int descriptor, const void *data, size_t size, offset at) { \
        REAL(name); char path[4096]; \
        if (fails("write", name_of(descriptor, path))) return -1; \
        return real(descriptor, data, size, at); }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int descriptor, const void *data, size_t size) {
    REAL(write); char path[4096];
    if (fails("write", name_of(descriptor, path))) return -1;
    return real(descriptor, data, size);
}

#define SYNCS(name) \
    int name(int descriptor) { \
        REAL(name); char path[4096]; \
        if (fails("sync", name_of(descriptor, path))) return -1; \
        return real(descriptor); }
SYNCS(fsync)
SYNCS(fdatasync)
