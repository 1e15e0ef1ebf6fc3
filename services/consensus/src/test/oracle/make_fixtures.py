# SPDX-License-Identifier: Apache-2.0
"""Writes what the reference implementation says of a served log, for OracleParityTest.

usage: make_fixtures.py <folder of reference.py> <folder of datasets> <output folder> set[,set] [gold share] [seed]

Nobody needs this to build or to test; it only shows where the fixtures come from. Lines of a fixture:
  h,labels,tau      header
  o,item,gold       a pool opens; gold is -1 if unknown
  v,item,worker,label
  s,item            nobody is left to vote: the pool is shut
  c,item,label,posterior...     what the reference says when the pool closes
  a,round           the job's audit
  r,item            the audit re-opens the pool
  f,item,label,posterior...     what the reference says after an audit
"""
import csv, gzip, os, random, sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from reference import Community, Params, U, usoftmax


class Recording(Community):
    """The reference, with the rule that a new community asks for three votes."""

    def __init__(self, labels, params, out):
        super().__init__(labels, params)
        self.out, self.closed = out, 0

    def open(self, task, gold=None):
        super().open(task, gold)
        self.out.append(['o', task, -1 if gold is None else gold])

    def vote(self, task, worker, label):
        self.p.n_min = 3 if self.closed < 50 else 2
        self.out.append(['v', task, worker, label])
        return super().vote(task, worker, label)

    def close(self, task):
        super().close(task)
        self.closed += 1
        self.out.append(['c', task, self.pools[task].label] + self.posterior(task))

    def posterior(self, task):
        pool = self.pools[task]
        if pool.gold is not None:
            return [U if t == pool.gold else 0 for t in range(self.L)]
        return usoftmax(pool.S)

    def tell(self):
        for task in sorted(self.pools):
            self.out.append(['f', task, self.pools[task].label] + self.posterior(task))


def load(folder, name):
    votes = {}
    for row in csv.DictReader(open(f'{folder}/{name}/votes.csv')):
        votes.setdefault(int(row['task']), []).append((int(row['worker']), int(row['label'])))
    index = {task: item for item, task in enumerate(sorted(votes))}
    gold = {index[int(row['task'])]: int(row['label'])
            for row in csv.DictReader(open(f'{folder}/{name}/gold.csv')) if int(row['task']) in index}
    votes = {index[task]: each for task, each in votes.items()}
    labels = 1 + max(max(l for v in votes.values() for _, l in v), max(gold.values()))
    return votes, gold, labels


def serve(votes, truth, labels, share, seed, window=100):
    rng, out, params = random.Random(seed), [], Params()
    community = Recording(labels, params, out)
    out.append(['h', labels, params.tau])
    queue = {t: rng.sample(votes[t], len(votes[t])) for t in sorted(votes)}
    order = rng.sample(sorted(votes), len(votes))
    gold = {t: truth[t] for t in rng.sample(sorted(truth), int(round(share * len(truth))))}
    spare = {t: [] for t in votes}

    def supply(task):
        while queue[task]:
            worker, label = queue[task].pop(0)
            if community.benched(worker):
                spare[task].append((worker, label))
            else:
                return worker, label
        return spare[task].pop(0) if spare[task] else None

    opened = []
    while order or opened:
        while order and len(opened) < window:
            opened.append(order.pop(0))
            community.open(opened[-1], gold.get(opened[-1]))
        at = rng.randrange(len(opened))
        task = opened[at]
        vote = supply(task)
        if vote is None:
            out.append(['s', task])
            community.close(task)
        elif not community.vote(task, *vote):
            continue
        opened[at] = opened[-1]
        opened.pop()
    end(community, supply, out)
    return out


def end(community, supply, out):
    out.append(['a', 1])
    # An audit re-opens at most three tenths of the pools, the least certain first.
    again = sorted(community.audit(), key=lambda t: (community.pools[t].conf, t))
    again = again[:len(community.pools) * 3 // 10]
    out.extend(['r', task] for task in again)
    community.tell()
    for task in again:
        pool = community.pools[task]
        while True:
            vote = supply(task)
            if vote is None:
                out.append(['s', task])
                break
            worker, label = vote
            r = community.likelihood(worker, label)
            out.append(['v', task, worker, label])
            pool.votes.append((worker, label, r))
            pool.S = [a + b for a, b in zip(pool.S, r)]
            posterior = usoftmax(pool.S)
            if len(pool.votes) >= community.p.n_max or max(posterior) >= community.p.tau:
                out.append(['c', task, posterior.index(max(posterior))] + posterior)
                break
    if again:
        out.append(['a', 2])
        community.audit()
        community.tell()


if __name__ == '__main__':
    share = float(sys.argv[5]) if len(sys.argv) > 5 else 0.0
    seed = int(sys.argv[6]) if len(sys.argv) > 6 else 0
    for name in sys.argv[4].split(','):
        lines = serve(*load(sys.argv[2], name), share, seed)
        path = os.path.join(sys.argv[3], f'{name}-gold{int(100 * share)}.csv.gz')
        with open(path, 'wb') as raw, gzip.GzipFile('', 'wb', 9, raw, 0) as file:
            file.write(''.join(','.join(map(str, line)) + '\n' for line in lines).encode())
        print(path, len(lines), 'lines')
