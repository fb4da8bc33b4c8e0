const R='/work/main/src/core/experiments/';
const {differenceInterval}=await import(R+'analysis/differenceInterval.ts');
const A=(x,n)=>({conversions:x,users:n});
for(const [t,c] of [[A(56,70),A(48,80)],[A(9,10),A(3,10)],[A(10,10),A(0,20)],[A(5,56),A(0,29)],[A(0,10),A(0,20)],[A(10,10),A(0,10)]]) for(const m of ['mee','miettinen-nurminen','newcombe']) console.log(JSON.stringify([t,c]),m,differenceInterval(c,t,.05,m).map(x=>x.toFixed(4)));
console.log(differenceInterval(A(7,20),A(5,25),.01,'mee'));
