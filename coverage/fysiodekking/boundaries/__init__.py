"""Where answers turn, told once: each fact of a case with what can be answered, each threshold, the ordinary case.

What it says are facts and numbers, read from the law data and the packages; what a rule does with them stands in
`rules` alone. Read by whatever puts the law's questions: possible answers, changes worth trying, the proof, the report
on what checks reach, and the strategies for tests.
"""
