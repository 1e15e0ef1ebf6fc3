# SPDX-License-Identifier: Apache-2.0
"""Makes the fixtures named v3 from those of the first version: the same votes in a reference that differs in three points.

A pool with a known answer closes once three or more votes alone say that answer with the confidence asked; while fewer than
fifty pools have closed no pool closes with fewer than three votes; at a job's end at most 30 % of the pools are opened again.

    python3 third_version.py           writes the fixtures
    python3 third_version.py --check   says whether they are what it would write; exit code 1 if not
"""
import gzip
import sys
from pathlib import Path

from reference import Community, Params, usoftmax

FIXTURES = Path(__file__).parent.parent / "resources" / "oracle"
SETS = ("rte", "dog", "sp_amt", "ms")
NEW_COMMUNITY_POOLS = 50
NEW_COMMUNITY_VOTES_MIN = 3
END_BPS = 3000


class ThirdVersion(Community):
    def vote(self, task, worker, label):
        pool = self.pools[task]
        assert pool.open and all(each[0] != worker for each in pool.votes)
        self.weigh(pool, worker, label)
        votes, beliefs = len(pool.votes), usoftmax(pool.S)
        sure = max(beliefs) >= self.p.tau
        if pool.gold is not None:
            says_it = votes >= 3 and sure and beliefs.index(max(beliefs)) == pool.gold
            done = says_it or votes >= self.p.gold_votes
        else:
            closed = sum(not each.open for each in self.pools.values())
            least = NEW_COMMUNITY_VOTES_MIN if closed < NEW_COMMUNITY_POOLS else self.p.n_min
            done = votes >= self.p.n_max or (votes >= least and sure)
        if done:
            self.close(task)
        return done

    def vote_again(self, task, worker, label):
        """A vote in a pool that an audit opened: it closes without crediting anybody anew."""
        pool = self.pools[task]
        self.weigh(pool, worker, label)
        if len(pool.votes) >= self.p.n_max or max(usoftmax(pool.S)) >= self.p.tau:
            pool.open = False
        return not pool.open

    def weigh(self, pool, worker, label):
        contribution = self.likelihood(worker, label)
        pool.votes.append((worker, label, contribution))
        pool.S = [a + b for a, b in zip(pool.S, contribution)]

    def beliefs(self, task):
        pool = self.pools[task]
        if pool.gold is None:
            return usoftmax(pool.S)
        return [10**6 if label == pool.gold else 0 for label in range(self.L)]


class Retold:
    """The log of a first-version fixture, told as the third version would have it."""

    def __init__(self):
        self.lines, self.open, self.order = [], set(), {}
        self.community, self.phase = None, 1

    def follow(self, line):
        kind, *words = line.split(",")
        numbers = [int(word) for word in words]
        match kind:
            case "h":
                self.community = ThirdVersion(numbers[0], Params(tau=numbers[1]))
                self.lines.append(f"h,{numbers[0]},{numbers[1]},3")
            case "o":
                self.community.open(numbers[0], None if numbers[1] < 0 else numbers[1])
                self.open.add(numbers[0])
                self.lines.append(line)
            case "v" if numbers[0] in self.open:
                self.lines.append(line)
                vote = self.community.vote if self.phase == 1 else self.community.vote_again
                if vote(*numbers):
                    self.closed(numbers[0])
            case "s" if numbers[0] in self.open:
                self.shut(numbers[0])
            case "a":
                self.audit(line, numbers[0])

    def shut(self, task):
        self.lines.append(f"s,{task}")
        if self.phase == 1:
            self.community.close(task)
        else:
            self.community.pools[task].open = False
        self.closed(task)

    def closed(self, task):
        beliefs = self.community.beliefs(task)
        self.order.setdefault(task, len(self.order))
        self.tell("c", task, beliefs.index(max(beliefs)), beliefs)
        self.open.discard(task)

    def audit(self, line, round_):
        for task in sorted(self.open):
            self.shut(task)
        uncertain = self.community.audit()
        self.lines.append(line)
        pools = self.community.pools
        if round_ == 1:
            uncertain.sort(key=lambda task: (pools[task].conf, self.order[task]))
            for task in uncertain[: len(pools) * END_BPS // 10_000]:
                self.lines.append(f"r,{task}")
                pools[task].open = True
                self.open.add(task)
        self.phase = round_ + 1
        for task in sorted(pools):
            pool = pools[task]
            label = pool.label if pool.gold is None else pool.gold
            self.tell("f", task, label, self.community.beliefs(task))

    def tell(self, kind, task, label, beliefs):
        self.lines.append(f"{kind},{task},{label}," + ",".join(map(str, beliefs)))


def retold(source):
    log = Retold()
    with gzip.open(source, "rt") as lines:
        for line in lines:
            log.follow(line.strip())
    return "\n".join(log.lines) + "\n"


def main(check):
    differs = False
    for name in SETS:
        text, target = retold(FIXTURES / f"{name}-gold10.csv.gz"), FIXTURES / f"{name}-gold10-v3.csv.gz"
        if check:
            with gzip.open(target, "rt") as known:
                same = known.read() == text
            differs |= not same
            print(target.name, "is the same" if same else "DIFFERS")
        else:
            with open(target, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
                packed.write(text.encode())
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
