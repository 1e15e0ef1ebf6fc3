# SPDX-License-Identifier: Apache-2.0
"""ALE consensus rule -- reference (oracle) implementation for cross-checking.  Pure stdlib, deterministic, event-sourced.

Input events (a log; state = fold over it):   open(task[,gold]) . vote(task,worker,label) . audit()
Output events: closed(task,label,conf_micro,n,forced) . credited(worker,task,expected_micro) . reopened(task) . relabelled(task,label)

All STATE is integer: counts in millionths ("u"), scores in micro-nats.  Floats occur only inside pure functions of integers and are
rounded half-even at once (Java: StrictMath.log/exp + Math.rint), so replay is bit-identical and independent of summation order.
Cost: vote O(L); close O(n*L), i.e. O(L) amortised per vote; audit O(votes*L*passes)."""
import math, hashlib
U=10**6
def ulog(x): return int(round(U*math.log(x)))
def usoftmax(S):
    m=max(S); e=[math.exp((x-m)/U) for x in S]; z=math.fsum(e); return [int(round(U*x/z)) for x in e]
class Params:
    tau=970000; n_min=2; n_max=15              # close when posterior >= tau (u) and n >= n_min; hard stop n_max
    p0=0.70; S0=20; pi0=4                      # community prior: accuracy p0 worth S0 votes per class; class prior worth pi0 items per class
    k1=4; s=3                                  # shrinkage: worker accuracy -> community (k1 votes); worker confusion row -> its accuracy (s votes)
    cap=0.97                                   # no single vote is believed more than 97 %
    gold_w=5; gold_votes=10                    # one gold answer = 5 consensus answers; a gold pool takes 10 votes
    gate_n=8; gate_rel=0.5                     # bench a worker whose information per vote < 0.5 x community average once >= 8 credited votes
    audit_passes=8
    def __init__(self,**k):
        for a,b in k.items(): assert hasattr(Params,a),a; setattr(self,a,b)
class Pool:
    __slots__=('S','votes','gold','open','label','conf','forced','audited')
    def __init__(self,S,gold): self.S=S; self.votes=[]; self.gold=gold; self.open=True; self.label=None; self.conf=0; self.forced=False; self.audited=None
class Community:
    def __init__(self,L,params=None):
        self.L=L; self.p=params or Params(); self.pools={}; self.h=hashlib.sha256(); self._reset(); self._mi={}
    def _reset(self):
        L,p=self.L,self.p; off=(1-p.p0)/(L-1)
        self.C=[[int(round(U*p.S0*(p.p0 if a==b else off))) for b in range(L)] for a in range(L)]; self.CR=[sum(r) for r in self.C]
        self.A={}; self.N={}; self.pi=[p.pi0*U]*L; self._mi={}
    # ---- likelihood: P(vote=l | truth=t, worker) ----------------------------------------------------------
    def _acc(self,w):
        cd=sum(self.C[t][t] for t in range(self.L)); cb=cd/sum(self.CR); A=self.A.get(w)
        if A is None: return cb,cb
        k=self.p.k1*U
        return (sum(A[t][t] for t in range(self.L))+k*cb)/(self.N[w]+k),cb
    def _p(self,w,l,pw,cb):
        L=self.L; A=self.A.get(w); k=self.p.s*U; lo=(1-self.p.cap)/(L-1); r=(pw/(1-pw))/(cb/(1-cb)); out=[]
        for t in range(L):
            c=self.C[t][l]/self.CR[t]; ct=self.C[t][t]/self.CR[t]; o=r*ct/(1-ct); d=o/(1+o)
            q=d if t==l else (1-d)*c/(1-ct)
            if A is not None: q=(A[t][l]+k*q)/(A[t][L]+k)
            out.append(min(max(q,lo),self.p.cap))
        return out
    def likelihood(self,w,l):
        pw,cb=self._acc(w); r=[ulog(q) for q in self._p(w,l,pw,cb)]
        # floor: a vote may count for its own label or for nothing, never against it (no pay-off from, and no use of, inverted votes)
        return r if r[l]>=max(r) else [0]*self.L
    def reputation(self,w): return int(round(U*self._acc(w)[0]))      # shown to the worker: "right x % of the time in this community"
    def log_prior(self): z=sum(self.pi); return [ulog(x/z) for x in self.pi]
    def information(self,w):
        if w in self._mi: return self._mi[w]
        L=self.L; pw,cb=self._acc(w); z=sum(self.pi); pi=[x/z for x in self.pi]; K=[self._p(w,l,pw,cb) for l in range(L)]; K=[k if k[l]>=max(k) else [1.0/L]*L for l,k in enumerate(K)]   # K[l][t], floored likewise
        Z=[math.fsum(K[l][t] for l in range(L)) for t in range(L)]; K=[[K[l][t]/Z[t] for t in range(L)] for l in range(L)]
        i=0.0
        for l in range(L):
            m=math.fsum(pi[t]*K[l][t] for t in range(L)); i+=math.fsum(pi[t]*K[l][t]*math.log(K[l][t]/m) for t in range(L))
        v=int(round(U*i))
        if w is not None: self._mi[w]=v
        return v
    def benched(self,w):
        return self.N.get(w,0)>=self.p.gate_n*U and self.information(w)<self.p.gate_rel*self.information(None)
    # ---- credit: leave-one-out, so nobody is confirmed by his own vote ------------------------------------
    def _credit(self,w,l,q,weight):
        A=self.A.get(w)
        if A is None: A=self.A[w]=[[0]*(self.L+1) for _ in range(self.L)]; self.N[w]=0
        for t in range(self.L):
            x=weight*q[t]; A[t][l]+=x; A[t][self.L]+=x; self.C[t][l]+=x; self.CR[t]+=x
        self.N[w]+=weight*U; self._mi.pop(w,None)
    def _log(self,*e): self.h.update(repr(e).encode())
    # ---- commands -----------------------------------------------------------------------------------------
    def open(self,task,gold=None): self.pools[task]=Pool(self.log_prior(),gold); self._log('open',task,gold)
    def vote(self,task,w,l):
        """returns True when this vote closed the pool"""
        P=self.pools[task]; assert P.open and all(v[0]!=w for v in P.votes)
        r=self.likelihood(w,l); P.votes.append((w,l,r)); P.S=[a+b for a,b in zip(P.S,r)]; self._log('vote',task,w,l,r)
        n=len(P.votes)
        if P.gold is not None: done=n>=self.p.gold_votes
        else: done=n>=self.p.n_max or (n>=self.p.n_min and max(usoftmax(P.S))>=self.p.tau)
        if done: self.close(task)
        return done
    def close(self,task):
        P=self.pools[task]; P.open=False; q=usoftmax(P.S)
        if P.gold is not None: q=[U if t==P.gold else 0 for t in range(self.L)]
        P.label=q.index(max(q)); P.conf=max(q); P.forced=P.conf<self.p.tau     # tie -> lowest label index; 'forced' = unresolved
        for t in range(self.L): self.pi[t]+=q[t]
        for w,l,r in P.votes:
            loo=q if P.gold is not None else usoftmax([a-b for a,b in zip(P.S,r)])
            self._credit(w,l,loo,self.p.gold_w if P.gold is not None else 1); self._log('credit',task,w,loo[l])
        self._log('closed',task,P.label,P.conf,n:=len(P.votes))
    def audit(self):
        """community audit: re-derive every reputation and label from the whole log (MAP hierarchical Dawid-Skene, fixed number of passes).
        Returns the tasks whose confidence is now < tau and that may still take votes (the assignment service re-opens them)."""
        L=self.L; T=list(self.pools); q={}
        for t in T:
            P=self.pools[t]
            if P.gold is not None: q[t]=[U if i==P.gold else 0 for i in range(L)]; continue
            c=[1]*L
            for _,l,_ in P.votes: c[l]+=3
            q[t]=[U*x//sum(c) for x in c]
        for _ in range(self.p.audit_passes):
            self._reset()
            for t in T:
                P=self.pools[t]
                for i in range(L): self.pi[i]+=q[t][i]
                for w,l,_ in P.votes: self._credit(w,l,q[t],self.p.gold_w if P.gold is not None else 1)
            lp=self.log_prior(); cache={}
            for t in T:
                P=self.pools[t]
                if P.gold is not None: continue
                S=list(lp)
                for w,l,_ in P.votes:
                    r=cache.get((w,l))
                    if r is None: r=cache[(w,l)]=self.likelihood(w,l)
                    S=[a+b for a,b in zip(S,r)]
                q[t]=usoftmax(S); P.S=S
        again=[]
        for t in T:
            P=self.pools[t]
            if P.gold is not None: continue
            lab=q[t].index(max(q[t]))
            if lab!=P.label: self._log('relabelled',t,lab)
            P.label=lab; P.conf=max(q[t]); P.forced=P.conf<self.p.tau
            if P.forced and len(P.votes)<self.p.n_max: again.append(t)
        self._log('audit',len(T)); return again
    def reopen(self,task): self.pools[task].open=True; self._log('reopen',task)
    def digest(self): return self.h.hexdigest()
