"""A walk over a document tree."""

from fer.report.document.tree import rewrite


def leaf(text):
    return {"t": "Str", "c": text}


def test_children_come_before_parents_and_nodes_can_be_replaced_spliced_and_removed():
    seen = []

    def visit(node):
        seen.append(node["t"])
        if node["t"] == "Para":
            return None
        return {"a": leaf("b"), "two": [leaf("1"), leaf("2")], "none": []}[node["c"]]

    tree = [{"t": "Para", "c": [leaf("a"), leaf("two"), leaf("none")]}]
    assert rewrite(tree, visit) == [{"t": "Para", "c": [leaf("b"), leaf("1"), leaf("2")]}]
    assert seen == ["Str", "Str", "Str", "Para"]
    assert tree[0]["c"][0] == leaf("a"), "the tree that was given stays as it is"
