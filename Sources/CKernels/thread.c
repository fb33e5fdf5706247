#include "ck_thread.h"

#if defined(__linux__)
#include <sys/resource.h>
#endif

void ck_lower_priority(int steps) {
#if defined(__linux__)
    // On Linux, 0 is the calling thread. One that is as low already, or may not be lowered, works on as it is.
    if (getpriority(PRIO_PROCESS, 0) < steps) (void)setpriority(PRIO_PROCESS, 0, steps);
#else
    (void)steps;
#endif
}
