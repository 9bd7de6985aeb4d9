"""Writes trl_pairwise_loss.json: the loss that TRL's RewardTrainer computes for fixed rewards.

Run with the versions that the output names: python trl_pairwise_loss.py > trl_pairwise_loss.json
"""

import json
from types import SimpleNamespace

import torch
import transformers
import trl
from trl import RewardTrainer

CHOSEN = [1.25, -0.5, 3.0, 0.0, -2.75, 12.5]
REJECTED = [0.5, 0.75, -1.0, 0.0, -2.5, -20.0]


class Fixed(torch.nn.Module):
    """Answers the same rewards whatever it reads: chosen first, then rejected."""

    def __init__(self, rewards):
        super().__init__()
        self.rewards = torch.nn.Parameter(torch.tensor(rewards))

    def forward(self, **inputs):
        return SimpleNamespace(logits=self.rewards.unsqueeze(1))


def loss(coefficient):
    model = Fixed(CHOSEN + REJECTED)
    trainer = RewardTrainer.__new__(RewardTrainer)
    trainer.args = SimpleNamespace(center_rewards_coefficient=coefficient)
    trainer.model = model
    trainer.accelerator = SimpleNamespace(
        gather_for_metrics=lambda value: value, gather=lambda value: value
    )
    from collections import defaultdict

    trainer._metrics = {"train": defaultdict(list), "eval": defaultdict(list)}
    trainer._total_train_tokens = 0
    trainer._tp_size = 1
    trainer.state = SimpleNamespace(num_input_tokens_seen=0)
    ids = torch.ones(2 * len(CHOSEN), 4, dtype=torch.long)
    value = trainer.compute_loss(model, {"input_ids": ids, "attention_mask": ids})
    value.backward()
    return value.item(), model.rewards.grad.tolist()


plain, gradient = loss(None)
centred, centred_gradient = loss(0.01)
print(
    json.dumps(
        {
            "versions": {
                "torch": torch.__version__,
                "transformers": transformers.__version__,
                "trl": trl.__version__,
            },
            "chosen": CHOSEN,
            "rejected": REJECTED,
            "loss": plain,
            "gradient": gradient,
            "centred_coefficient": 0.01,
            "centred_loss": centred,
            "centred_gradient": centred_gradient,
        },
        indent=1,
    )
)
