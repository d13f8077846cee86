"""Where answers turn, told once: each fact of a case with what can be answered, each threshold, the ordinary case.

- `fact_catalogue`: each fact that some rule asks, with its path, who asks it, and its possible answers.
- `thresholds`: the bare numbers at which the law or a package turns: counts, ages, terms, dates.
- `ordinary`: the ordinary case, with every fact given.
- `case_pairs_of_law`, `case_pairs_of_packages`: for each such number two ordinary cases that lie on either side of it.

What it says are facts and numbers, read from the law data and the packages; what a rule does with them stands in
`rules` alone. Read by whatever puts the law's questions: possible answers, changes worth trying, the proof, the report
on what checks reach, and the strategies for tests.
"""
