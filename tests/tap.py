# SPDX-License-Identifier: MIT
"""TAP, printed: one line a result, notes below it, the plan at the end."""
import threading


class Tap:
    """Counts and prints results. Safe to use from several threads."""

    def __init__(self, area):
        self.area = area
        self.count = self.failed = 0
        self.lock = threading.Lock()
        print(f"# {area}", flush=True)

    def result(self, ok, name, notes="", remark=""):
        """One result. A remark goes on its line, notes below when it failed."""
        with self.lock:
            self.count += 1
            self.failed += not ok
            tail = f" # {remark}" if remark else ""
            text = f"{'ok' if ok else 'not ok'} {self.count} - " \
                f"{self.area}: {name}{tail}\n"
            if not ok:
                for line in notes.splitlines() if isinstance(notes, str) \
                        else notes:
                    text += f"    # {line}\n"
            print(text, end="", flush=True)

    def done(self):
        """Print the plan; the exit status of the whole."""
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed or not self.count else 0
