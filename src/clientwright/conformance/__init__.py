"""Laws that any folder of specs can be held against."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checking import Effort as Effort
    from .checking import Outcome as Outcome
    from .checking import Task as Task
    from .checking import hold as hold
    from .law import Case as Case
    from .law import Law as Law
    from .law import Violation as Violation
    from .runs.running import Plan as Plan
    from .runs.running import Prepared as Prepared
    from .runs.running import prepare as prepare
    from .runs.running import run as run
    from .strategies import from_schema as from_schema
    from .subjects import Project as Project
    from .subjects import Subject as Subject
    from .suites import Suite as Suite
    from .suites import suite as suite
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "Case": ".law",
            "Effort": ".checking",
            "Law": ".law",
            "Outcome": ".checking",
            "Plan": ".runs.running",
            "Prepared": ".runs.running",
            "Project": ".subjects",
            "Subject": ".subjects",
            "Suite": ".suites",
            "Task": ".checking",
            "Violation": ".law",
            "from_schema": ".strategies",
            "hold": ".checking",
            "prepare": ".runs.running",
            "run": ".runs.running",
            "suite": ".suites",
        },
    )
