// What the worker pool's threads ask of the processor and of the system.
#ifndef CK_THREAD_H
#define CK_THREAD_H

/// Tells the processor that this is a spinning wait.
static inline void ck_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ __volatile__("yield");
#endif
}

/// Lowers the calling thread's priority to `steps` of niceness, unless it is lower.
void ck_lower_priority(int steps);

#endif
