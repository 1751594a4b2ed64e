"""The roles a programme asks for: ``ERG+ORT`` means all of them, ``ISP|APA`` any of them."""

from collections.abc import Iterable

from desktop_app.domain.findings import Code, Finding
from desktop_app.domain.planning import Planning, Proposal, Worker, WorkerKind

ALL, ANY = "+", "|"


def role_groups(expression: str) -> tuple[frozenset[str], ...]:
    """Read an expression as groups of roles: one role of each group is needed.

    ``ERG+ORT`` gives two groups of one, ``ISP|APA`` one group of two and
    ``MG+IDE|DIE`` a doctor with either a nurse or a dietitian. Empty text asks
    for nobody.
    """
    groups = (
        frozenset(role.strip() for role in part.split(ANY) if role.strip())
        for part in expression.split(ALL)
    )
    return tuple(group for group in groups if group)


def missing_roles(expression: str, present: Iterable[str]) -> list[str]:
    """List what an expression asks for and nobody brings, each as it was written (``ISP|APA``)."""
    brought = frozenset(present)
    return [ANY.join(sorted(group)) for group in role_groups(expression) if not group & brought]


def involved_workers(proposal: Proposal, planning: Planning) -> list[Worker]:
    """Give the workers wanted in a booking, each once, in the order they were named.

    Raises:
        KeyError: the planning knows no such worker; codes are checked on the way in.
    """
    codes = dict.fromkeys(involved.worker for involved in proposal.involved)
    return [planning.workers[code] for code in codes]


def role_missing_findings(proposal: Proposal, planning: Planning) -> list[Finding]:
    """Say which roles of the programme nobody involved brings; interpreters bring none.

    ``resource`` is the role, or the choice of roles as the programme writes it.
    """
    programme = planning.programmes.get(proposal.programme)
    if programme is None:
        return []
    brought = (
        role
        for worker in involved_workers(proposal, planning)
        if worker.kind is not WorkerKind.INTERPRETER
        for role in worker.roles
    )
    return [
        Finding(Code.ROLE_MISSING, resource=missing, facts={"title": programme.title})
        for missing in missing_roles(programme.roles, brought)
    ]
