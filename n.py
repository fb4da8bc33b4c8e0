from scipy.optimize import brentq, minimize_scalar
import numpy as np
x1,n1,x2,n2=7,20,5,25
def z(d):
    lo=max(0,-d);hi=min(1,1-d)
    f=lambda p:-(x1*np.log(p)+(n1-x1)*np.log(1-p)+x2*np.log(p+d)+(n2-x2)*np.log(1-p-d))
    p=minimize_scalar(f,bounds=(lo+1e-12,hi-1e-12),method='bounded',options={'xatol':1e-12}).x
    return (x2/n2-x1/n1-d)/np.sqrt(p*(1-p)/n1+(p+d)*(1-p-d)/n2)
from scipy.stats import norm
q=norm.ppf(.995)
print(brentq(lambda d:z(d)-q,-.9,-.15),brentq(lambda d:z(d)+q,-.15,.9))
from statsmodels.stats.proportion import score_test_proportions_2indep
print(z(-.4776),z(-.4417), score_test_proportions_2indep(5,25,7,20,value=-.4776,correction=False).statistic, score_test_proportions_2indep(5,25,7,20,value=-.4417,correction=False).statistic)
